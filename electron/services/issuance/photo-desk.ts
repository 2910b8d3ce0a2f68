import { createHash } from 'node:crypto';
import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import { partOf } from '#domain/issuance/application.ts';
import { failingRules } from '#domain/issuance/session-photo.ts';
import { PHOTO } from '#domain/photo/geometry.ts';
import type { OverrideReason, PhotoOverride } from '#domain/photo/override.ts';
import type { StaffMember } from '#domain/staff/staff-member.ts';
import type { Recorder } from '../audit/act-record.ts';
import type { PhotoJudge } from '../photo/port.ts';
import type { Platform, Stores } from '../ports.ts';
import type { StaffService } from '../staff/staff-service.ts';
import type { SessionService } from './session-service.ts';

/** Who may be the second person of an act, and whether it is them; fails with the `staff.*` codes. */
type SecondPerson = Pick<StaffService, 'verifySecond'>;

export interface PhotoDeskOptions {
  readonly session: SessionService;
  readonly judge: PhotoJudge;
  readonly platform: Pick<Platform, 'applicationPhoto'>;
  readonly stores: Pick<Stores, 'pictures' | 'audit'>;
  readonly staff: SecondPerson;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Which station this is, for the record. */
  readonly station: string;
}

/** A session's photo: made and judged by the host, kept, and where a rule refused it, let pass by a second person. */
export class PhotoDesk {
  readonly #options: PhotoDeskOptions;
  #camera = '';

  constructor(options: PhotoDeskOptions) {
    this.#options = options;
  }

  /** The session a photo may be set in now. */
  wanted(): Result<string> {
    const { current } = this.#options.session;
    return current?.state.step === 'application' &&
      current.state.application === null &&
      current.state.running !== 'submit-application'
      ? ok(current.sessionId)
      : fail('session.not-now', 'ask', { step: current?.state.step ?? 'ready' });
  }

  /**
   * Makes the photo of one picture or of the best of a burst. A picture takes a moment to be judged: the photo is kept
   * only for the session it was taken in.
   */
  async set(
    source: 'camera' | 'file',
    pictures: readonly Uint8Array[],
    camera: string,
    record: Recorder,
    wanted: Result<string> = this.wanted(),
  ): Promise<Result<void>> {
    if (!wanted.ok) return wanted;
    const { judge, session, stores, clock } = this.#options;
    const [first] = pictures;
    if (first === undefined) return fail('photo.unreadable', 'ask');
    const made = await (pictures.length === 1 ? judge.make(first, source) : judge.makeBest(pictures, source));
    const still = this.wanted();
    if (!still.ok) return still;
    if (still.value !== wanted.value) return fail('session.not-now', 'ask', { step: 'application' });
    if (!made.ok) {
      const counted = session.dispatch({ event: 'photo-not-made' });
      return counted.ok ? made : counted;
    }
    this.#camera = camera;
    const { jpeg, facts, judgement } = made.value;
    const capture = pictures.find((picture) => sha256(picture) === judgement.capture) ?? first;
    const row = { sessionId: still.value, at: clock.now() };
    stores.pictures.put({ ...row, kind: 'photo', media: 'image/jpeg', bytes: jpeg });
    stores.pictures.put({ ...row, kind: 'capture', media: mediaOf(capture), bytes: capture });
    return session.dispatch({ event: 'set-photo', photo: { ...facts, judgement } }, record);
  }

  /**
   * The photo of the refused application that is being corrected stays where nothing of the refusal is about it. When it
   * can't be had a new one is taken: the form says so by itself.
   */
  async keepRefused(): Promise<Result<void>> {
    const { session, stores, clock, platform, logger } = this.#options;
    const before = session.current;
    if (before?.state.step !== 'application' || before.state.correcting === null) return done;
    const { correcting, photo: present } = before.state;
    if (present !== null || correcting.reasons.some((reason) => partOf(reason) === 'photo')) return done;
    const old = await platform.applicationPhoto(correcting.applicationId);
    if (!old.ok) {
      logger.info('refused-photo-not-kept', { code: old.error.code });
      return done;
    }
    const wanted = this.wanted();
    if (!wanted.ok || wanted.value !== before.sessionId) return fail('session.not-now', 'ask', { step: 'application' });
    const jpeg = old.value;
    stores.pictures.put({
      sessionId: wanted.value,
      kind: 'photo',
      media: 'image/jpeg',
      bytes: jpeg,
      at: clock.now(),
    });
    const { width, height } = PHOTO;
    const facts = { source: 'application', width, height, bytes: jpeg.length, sha256: sha256(jpeg) } as const;
    return session.dispatch({ event: 'set-photo', photo: { ...facts, judgement: null } });
  }

  /**
   * A supervisor, who is not the person at the window (`teller`), lets the photo pass. Fails with the `staff.*` codes (also `staff.same-person`,
   * `staff.not-supervisor`), `photo.not-overridable`, `photo.nothing-to-override`, `session.not-now`.
   */
  async override(
    request: {
      readonly supervisor: string;
      readonly secret: string;
      readonly reason: OverrideReason;
      readonly text: string;
      readonly evidence: string;
    },
    teller: StaffMember,
  ): Promise<Result<void>> {
    const { session, staff, clock, station, stores } = this.#options;
    const asked = this.#photo();
    if (!asked.ok) return asked;
    const person = await staff.verifySecond(
      teller,
      { staffId: request.supervisor, secret: request.secret },
      'supervisor',
    );
    if (!person.ok) return person;
    // The photo may have been taken again while the supervisor signed in.
    const still = this.#photo();
    if (!still.ok) return still;
    if (still.value.photo.sha256 !== asked.value.photo.sha256) return fail('photo.other-photo', 'ask');
    const { photo, attempts } = still.value;
    const { judgement } = photo;
    if (judgement === null) return fail('photo.nothing-to-override', 'ask');
    const failing = failingRules({ ...photo, override: null });
    const override: PhotoOverride = {
      rules: judgement.findings
        .filter(({ rule }) => failing.includes(rule))
        .map(({ rule, measured, limit }) => ({ rule, measured, limit })),
      reason: request.reason,
      text: request.text,
      evidence: request.evidence,
      teller: teller.name,
      supervisor: person.value.name,
      at: clock.now(),
      limits: judgement.limits,
      models: judgement.models,
      capture: judgement.capture,
      photo: photo.sha256,
      attempts,
      station,
      camera: this.#camera,
    };
    const {
      rules,
      models,
      text: _text,
      evidence: _evidence,
      teller: _teller,
      supervisor: _supervisor,
      ...facts
    } = override;
    const detail = {
      ...facts,
      second: person.value.staffId,
      rules: rules.map(({ rule, measured, limit }) => `${rule}:${measured ?? '-'}/${limit ?? '-'}`).join(' '),
      models: models.map(({ name, sha256: hash }) => `${name}:${hash.slice(0, 12)}`).join(' '),
    };
    return session.dispatch(
      { event: 'override-photo', override },
      {
        write: (subject) =>
          stores.audit.append({
            at: override.at,
            event: 'application.photo-overridden',
            actor: teller.staffId,
            window: 'teller',
            ...subject,
            detail,
          }),
      },
    );
  }

  #photo() {
    const { current } = this.#options.session;
    if (current?.state.step !== 'application' || current.state.photo === null || current.state.application !== null) {
      return fail('session.not-now', 'ask', { step: current?.state.step ?? 'ready' });
    }
    const { photo, photoAttempts } = current.state;
    return ok({ photo, attempts: photoAttempts });
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** PNG by its first byte, else JPEG: nothing else was taken by the judge. */
const mediaOf = (picture: Uint8Array): string => (picture[0] === 0x89 ? 'image/png' : 'image/jpeg');
