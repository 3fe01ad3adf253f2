export type Table = Record<string, never>;
