/** Numbers the rules work with; a station may be given others. */
export interface EligibilityParameters {
  /** Completed years from which a person acts alone (N8, N9; Civil Code art. 17). */
  readonly adultAge: number;
  /** Completed years from which a child belongs to school, not before it (Compulsory Education Law art. 11). */
  readonly schoolAge: number;
}

export const USUAL_PARAMETERS: EligibilityParameters = { adultAge: 18, schoolAge: 6 };
