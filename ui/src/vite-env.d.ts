/// <reference types="svelte" />
/// <reference types="vite/client" />
declare module "virtual:strings/ar" {
  const words: Record<string, string>;
  export default words;
}
declare module "virtual:strings/en" {
  const words: Record<string, string>;
  export default words;
}
