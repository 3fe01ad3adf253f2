export const property = 'a property';
