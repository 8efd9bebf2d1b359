const dayMs = 86_400_000;

/**
 * The calendar day that Excel means by a number of days; undefined outside 1900 to 2199.
 *
 * Excel believes that 29 February 1900 existed, so days before 1 March 1900 are off by one and not read.
 */
export function dateOfSerial(serial: number, from1904 = false): string | undefined {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  if (days < 61 || days > 109_574) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + days * dayMs).toISOString().slice(0, 10);
}
