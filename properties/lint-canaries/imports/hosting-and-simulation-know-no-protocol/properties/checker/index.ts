export const check = 'a check';
