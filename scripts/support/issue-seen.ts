import type { GuardianView, MaterialView, PhotoView, SessionView } from '#contract/views.ts';
import type { ReviewReason } from '#domain/eligibility/person-record.ts';

/** What stood on the screens on the way, and is gone from them at the end. */
export interface Seen {
  readonly guardian: GuardianView | null;
  readonly materials: readonly MaterialView[];
  readonly photo: PhotoView | null;
  /** Why the platform sent back what was submitted here. */
  readonly sentBack: readonly ReviewReason[];
}

export const NOTHING_SEEN: Seen = { guardian: null, materials: [], photo: null, sentBack: [] };

/** What is known with one more look at the screen; a photo that was judged is not forgotten for one that was not. */
export const seenWith = (seen: Seen, view: SessionView, sentBack: readonly ReviewReason[]): Seen => ({
  guardian: view.guardian ?? seen.guardian,
  materials: view.materials.length > 0 ? view.materials : seen.materials,
  photo: view.photo === null || (view.photo.judgement === null && seen.photo !== null) ? seen.photo : view.photo,
  sentBack: sentBack.length > 0 ? sentBack : seen.sentBack,
});
