/** Proves to the compiler that a union is handled; at run time names the value that was not. */
export const assertNever = (value: never, what = 'value'): never => {
  throw new Error(`unhandled ${what}: ${JSON.stringify(value)}`);
};
