const GROUPED = new Intl.NumberFormat('en-US');

/** `1,745,408`. The same everywhere, whatever the locale of the terminal, so that reports can be compared. */
export function figure(count: number): string {
  return GROUPED.format(Math.round(count));
}

/** `1 state`, `2 states`. */
export function counted(count: number, thing: string, things = `${thing}s`): string {
  return `${figure(count)} ${count === 1 ? thing : things}`;
}

/** `0.03 s`, `12.4 s`, `3 min 5 s`. */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(2)} s`;
  if (seconds < 99.5) return `${seconds.toFixed(1)} s`;
  const rounded = Math.round(seconds);
  return `${Math.floor(rounded / 60)} min ${rounded % 60} s`;
}
