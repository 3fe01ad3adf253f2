export const table = new Map<string, string>();
