/** A trial can't go on at its station: a finding, not a mistake of the test. */
export class Stopped extends Error {}
