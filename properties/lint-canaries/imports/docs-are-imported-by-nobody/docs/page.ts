export const page = (): string => 'a page';
