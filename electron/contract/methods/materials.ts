import { z } from 'zod';
import { MATERIAL_KINDS } from '#domain/eligibility/material-kind.ts';
import { accepted, base64, CAMERA_FAULTS, COUNTER, method, NOT_NOW } from './method.ts';

const materialKind = z.enum(MATERIAL_KINDS);
const pageId = z.string().min(1).max(64);
const MATERIAL_ERRORS = [NOT_NOW, 'materials.unknown', 'materials.too-many-pages'] as const;
export const materialMethods = {
  'materials.see': method({
    input: z.strictObject({ kind: materialKind, on: z.boolean() }),
    output: accepted,
    errors: MATERIAL_ERRORS,
    callers: ['teller'],
    roles: COUNTER,
    audit: 'material.seen',
    auditDetail: ({ kind, on }) => ({ kind, on }),
  }),
  /** A page under the document camera, kept as the next page; `pageId` takes that page anew. */
  'materials.scan': method({
    input: z.strictObject({ kind: materialKind, pageId: pageId.optional() }),
    output: accepted,
    errors: [...MATERIAL_ERRORS, ...CAMERA_FAULTS, 'materials.page-unreadable'],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'material.scanned',
    auditDetail: ({ kind }) => ({ kind }),
  }),
  /** A page from a picture file (JPEG or PNG), for a station without a document camera. */
  'materials.addFile': method({
    input: z.strictObject({ kind: materialKind, picture: base64(16_800_000) }),
    output: accepted,
    errors: [...MATERIAL_ERRORS, 'materials.page-unreadable'],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'material.page-from-file',
    auditDetail: ({ kind }) => ({ kind }),
  }),
  'materials.page': method({
    input: z.strictObject({ kind: materialKind, pageId }),
    output: z.object({ jpeg: z.string() }),
    errors: [NOT_NOW, 'materials.no-page'],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'material.looked-at',
    auditDetail: ({ kind }) => ({ kind }),
  }),
  /** Turns a page clockwise by a quarter. */
  'materials.turn': method({
    input: z.strictObject({ kind: materialKind, pageId }),
    output: accepted,
    errors: [...MATERIAL_ERRORS, 'materials.no-page'],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'material.turned',
    auditDetail: ({ kind }) => ({ kind }),
  }),
  'materials.drop': method({
    input: z.strictObject({ kind: materialKind, pageId }),
    output: accepted,
    errors: MATERIAL_ERRORS,
    callers: ['teller'],
    roles: COUNTER,
    audit: 'material.dropped',
    auditDetail: ({ kind }) => ({ kind }),
  }),
  /** Only where the bank's profile allows it; without a reason the waiver is taken back. */
  'materials.waive': method({
    input: z.strictObject({ kind: materialKind, reason: z.string().trim().min(2).max(200).nullable() }),
    output: accepted,
    errors: [...MATERIAL_ERRORS, 'materials.not-waivable'],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'material.waived',
    auditDetail: ({ kind, reason }) => ({ kind, on: reason !== null }),
  }),
} as const;
