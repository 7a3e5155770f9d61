/**
 * Fails where the source could show a string of the record as HTML, needs an inline style that the policy
 * refuses, or names a side of the page by left and right instead of start and end.
 */
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../src/", import.meta.url));
const RULES = [
  [/\{@html\b/, "{@html}: no string is shown as HTML"],
  [/\b(innerHTML|outerHTML|insertAdjacentHTML|srcdoc|document\.write)\b/, "no string is shown as HTML"],
  [/<[a-z][^>]*\sstyle=["{]/i, "style attribute: the policy refuses it; use style:name={…}"],
  [/\s(transition|in|out|animate):[a-z]/, "Svelte's transitions make inline style elements"],
  [/(^|[\s;{])(left|right)\s*:/, "left/right: use inset-inline-start/end"],
  [/\b(margin|padding|border)-(left|right)\b/, "use logical properties"],
  [/text-align:\s*(left|right)\b/, "use start and end"],
  [/float:\s*(left|right)\b/, "use inline-start and inline-end"],
  [/\beval\(|new Function\(/, "no code from strings"],
];
const found = [];
for (const name of readdirSync(root, { recursive: true }).map(String)) {
  if (!/\.(svelte|ts|css)$/.test(name)) continue;
  const isCode = name.endsWith(".ts");
  readFileSync(root + name, "utf8").split("\n").forEach((line, at) => {
    if (line.includes("markup-ok")) return;
    for (const [rule, why] of RULES) {
      if (isCode && /left|right/.test(rule.source)) continue;
      if (rule.test(line)) found.push(`${name}:${at + 1}: ${why}`);
    }
  });
}
if (found.length) {
  console.error(found.join("\n"));
  process.exit(1);
}
console.log("markup: clean");
