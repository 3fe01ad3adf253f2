export const often = (done: () => void) => setInterval(done, 10);
