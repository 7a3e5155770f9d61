import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { strings } from "./plugins/strings.ts";

// The built app lies inside the Python package, which serves it; the folder is not in the repository.
export default defineConfig({
  plugins: [strings(), svelte()],
  base: "/",
  build: {
    outDir: "../src/sijill/web/app",
    emptyOutDir: true,
    target: "es2022",
    // Without inlined assets and without the polyfill nothing needs more than a policy of 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: { proxy: { "/api": "http://127.0.0.1:8420" } },
});
