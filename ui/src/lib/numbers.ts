import type { Digits } from "./settings.svelte";

const formats = new Map<string, Intl.NumberFormat>();

function format(digits: Digits, decimals: number): Intl.NumberFormat {
  const key = `${digits}${decimals}`;
  let found = formats.get(key);
  if (!found) {
    const locale = digits === "arab" ? "ar-u-nu-arab" : "en-u-nu-latn";
    found = new Intl.NumberFormat(locale, { maximumFractionDigits: decimals });
    formats.set(key, found);
  }
  return found;
}

/** Write a number in a digit system: `number(1500, "arab")` is «١٬٥٠٠». */
export function number(value: number, digits: Digits, decimals = 1): string {
  return format(digits, decimals).format(value);
}

/** Write the digits of something that is no quantity (a year, a version, a day) without parting thousands. */
export function digitsOf(text: string | number, digits: Digits): string {
  const plain = String(text);
  return digits === "latn" ? plain : plain.replace(/[0-9]/g, (one) => String.fromCharCode(0x0660 + Number(one)));
}
