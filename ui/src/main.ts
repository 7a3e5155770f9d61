import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import { startRouting } from "./lib/address.svelte";
import { settings } from "./lib/settings.svelte";
import { loadWords } from "./lib/words.svelte";

startRouting();
void loadWords(settings.lang).then(() => {
  const target = document.getElementById("app");
  if (target) mount(App, { target });
});
