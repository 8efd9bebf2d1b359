/** Region codes of GB/T 2260: two digits each for province, city and county; trailing zeros mean the whole of it. */

/** Whether a place lies in an area, the area itself included: a county lies in its city and province. */
export function regionContains(area: string, place: string): boolean {
  return place.startsWith(area.replace(/(00)+$/, ""));
}
