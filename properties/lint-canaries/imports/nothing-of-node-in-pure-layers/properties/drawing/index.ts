import { join } from 'node:path';

export const draw = (folder: string): string => join(folder, 'chart.svg');
