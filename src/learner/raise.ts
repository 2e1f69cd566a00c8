/** Hands an error that came late to the boundary around the screen. @throws it */
export function raise(error: unknown): never {
  throw error;
}
