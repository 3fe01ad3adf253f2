/** The address of the client process, inside its part. */
export const CLIENT = 'client';

/** The address of what acknowledges for it, inside its part. */
export const ACKNOWLEDGER = 'acknowledger';
