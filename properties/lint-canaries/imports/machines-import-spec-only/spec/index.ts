export const clause = 'a clause';
