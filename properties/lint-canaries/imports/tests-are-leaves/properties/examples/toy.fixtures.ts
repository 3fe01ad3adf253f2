export const toy = 'a toy';
