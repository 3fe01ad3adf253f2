export const random = 4;
