/** Prints one line with a figure and its limit, and says whether it is within. */
export function report(name: string, figure: number, limit: number, unit: string): boolean {
  const within = figure <= limit;
  const used = `${figure.toFixed(1)} of ${limit} ${unit}`;
  console.log(`${name.padEnd(52)} ${used.padStart(30)}  ${within ? "within" : "OVER"}`);
  return within;
}
