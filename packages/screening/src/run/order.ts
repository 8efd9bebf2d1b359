/** Keeps what comes in any order in turn, and lets it run only so far ahead. */
export class Order {
  private readonly most: number;
  private turn = 0;
  private readonly waiters = new Set<() => void>();

  /** `most`: how far ahead of the one whose turn it is another may be. */
  constructor(most: number) {
    this.most = most;
  }

  /** Waits until a number is near enough to its turn. */
  async room(number: number): Promise<void> {
    await this.until(() => number < this.turn + this.most);
  }

  /** Does something when all lower numbers have done theirs. */
  async inTurn(number: number, act: () => void | Promise<void>): Promise<void> {
    await this.until(() => number === this.turn);
    await act();
    this.turn += 1;
    const waiters = [...this.waiters];
    this.waiters.clear();
    for (const wake of waiters) wake();
  }

  private async until(ready: () => boolean): Promise<void> {
    while (!ready()) await new Promise<void>((wake) => this.waiters.add(wake));
  }
}
