export const name = 'a name';
