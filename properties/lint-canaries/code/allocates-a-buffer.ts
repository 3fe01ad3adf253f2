export const row = Buffer.alloc(8);
