import { createHash } from 'crypto';

export const clause = createHash('sha256').digest('hex');
