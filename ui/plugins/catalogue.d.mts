export const LANGUAGES: string[];
export const SHARED: string[];
export function files(lang: string): string[];
export function words(lang: string): Record<string, string>;
export function names(lang: string): string[];
export function keysModule(): string;
