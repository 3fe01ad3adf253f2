export const system = 'a system';
