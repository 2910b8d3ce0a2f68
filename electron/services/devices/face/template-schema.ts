import { z } from 'zod';
import { type FaceTemplate, templateProblems } from '#domain/card/face-template.ts';

const mm = z.number().min(0).max(90);
const points = z.number().min(4).max(24);

const font = z.strictObject({
  family: z.enum(['sans', 'serif']).default('sans').describe('sans 黑体, serif 宋体'),
  weight: z.enum(['regular', 'bold']).default('regular'),
  points: points.describe('Height of the em square'),
});

const area = { y: mm, width: mm, height: mm };

const field = z.strictObject({
  value: z.enum(['name', 'socialSecurityNumber', 'cardNumber', 'issueDate', 'expiryDate']),
  x: mm.describe('Left edge of the label, or of the value where the label is pre-printed'),
  y: mm,
  at: z.enum(['baseline', 'top']).default('baseline').describe('What y is: baseline, or upper edge of the value'),
  until: mm.describe('Right edge nothing of the field goes beyond'),
  font,
  smallestPoints: points.default(6).describe('A value too wide shrinks to this'),
  twoLinesWithin: mm.nullable().default(null).describe('Room for two lines, from the upper edge of the value'),
  label: z
    .strictObject({ text: z.string().min(1), font, gap: mm.default(1.2) })
    .nullable()
    .default(null)
    .describe('Left out where it is pre-printed on the stock'),
  dateForm: z.string().min(1).default('YYYY年MM月DD日').describe('YYYY, MM and DD are replaced, the rest stays'),
  hyphen: z.boolean().default(false).describe('A hyphen before the last character'),
});

/** A template file. Millimetres from the upper left corner of the card as it is read. */
export const faceTemplateSchema = z
  .strictObject({
    $schema: z.string().optional(),
    id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'an id is of small letters, digits and hyphens'),
    about: z.string().min(1).describe('Which stock this is for and where its measures come from'),
    photo: z.union([z.strictObject({ x: mm, ...area }), z.strictObject({ right: mm, ...area })]),
    fields: z.array(field).min(1),
    keepOut: z
      .array(z.strictObject({ what: z.string().min(1), x: mm, ...area }))
      .default([])
      .describe('Places nothing may be printed on: contacts, seal, emblem'),
    rotation: z
      .union([z.literal(0), z.literal(180)])
      .default(0)
      .describe('180: the stock is fed upside down'),
    printing: z.enum(['mono', 'colour']).default('mono'),
  })
  .superRefine((template, context) => {
    for (const message of templateProblems(template)) context.addIssue({ code: 'custom', message });
  }) satisfies z.ZodType<FaceTemplate>;
