/** `Rrt;count` is met by faults at `Rrt` and at `Rrt;count`. */
export const placesOf = (name: string, params: readonly string[]): readonly string[] => [
  name,
  [name, ...params].join(';'),
];
