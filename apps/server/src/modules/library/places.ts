/**
 * Places by GB/T 2260 code: two digits of province, two of city, two of county.
 */

/** The part of a code that everything inside the place begins with. */
export function insideOf(place: string): string {
  return place.replace(/(00){1,3}$/, "");
}

/** The place and every place around it, the country included. */
export function aroundOf(place: string): string[] {
  return [...new Set([place, `${place.slice(0, 4)}00`, `${place.slice(0, 2)}0000`, "000000"])];
}

/** Whether what one place issues bears on another: it lies inside that place, or around it. */
export function bearsOn(issuer: string, place: string): boolean {
  return issuer.startsWith(insideOf(place)) || aroundOf(place).includes(issuer);
}
