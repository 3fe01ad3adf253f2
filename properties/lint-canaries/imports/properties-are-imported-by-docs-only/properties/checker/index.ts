export const check = (): string => 'holds';
