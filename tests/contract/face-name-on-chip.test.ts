import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import { application, order } from '#drivers/platform/wire.ts';
import {
  chipOf,
  FACTOR,
  ORIGINAL,
  startTrainingPlatform,
  type TrainingPlatform,
  ZHANG,
} from '../support/training-platform.ts';

let training: TrainingPlatform;
beforeEach(async () => {
  training = await startTrainingPlatform();
});
afterEach(() => training.close());

const spell = async (nameOnChip: string | null) =>
  unwrap(await training.platform.act({ act: 'set-person', personId: 'zhang', patch: { nameOnChip } }));

/** An order whose chip has got its data. */
const written = async () => {
  const record = unwrap(await training.client.lookUp(ZHANG));
  const made = unwrap(await training.client.createOrder('s1/order', record.application?.id ?? ''));
  const { data } = unwrap(
    await training.client.authenticateWrite('s1/write', made.orderId, { ...chipOf(1), challenges: [ORIGINAL, FACTOR] }),
  );
  const report = (name: string) => ({
    ...chipOf(1),
    blankId: 'B001',
    issuer: {
      cardId: chipOf(1).cardId,
      cardClass: data.cardClass,
      specVersion: '3.00',
      initialiser: '915600000243060043060001',
      issueDate: data.issueDate,
      expiryDate: data.expiryDate,
      cardNumber: data.cardNumber,
    },
    holder: {
      socialSecurityNumber: data.socialSecurityNumber,
      name,
      sex: data.sex,
      nation: data.nation,
      birthPlace: data.birthPlace,
      birthDate: data.birthDate,
    },
  });
  return { record, made, data, report };
};

describe('the spelling of a name for the chip', () => {
  it('is told with the application and the order; the data has it, the face has the real name', async () => {
    await spell('张叁');
    const { record, made, data } = await written();
    expect(record.application?.nameOnChip).toBe('张叁');
    expect(unwrap(await training.client.readApplication(record.application?.id ?? '')).nameOnChip).toBe('张叁');
    expect(made).toMatchObject({ nameOnChip: '张叁', face: { name: '张三' } });
    expect(unwrap(await training.client.order(made.orderId)).nameOnChip).toBe('张叁');
    expect(data.name).toBe('张叁');
  });

  it('is what must be reported back, and nothing else', async () => {
    await spell('张叁');
    const { made, report } = await written();
    for (const name of ['张三', '张', '张?']) {
      expect(await training.client.reportBack('s1/report', made.orderId, report(name))).toMatchObject({
        error: { code: 'platform.refused.report-mismatch', params: { item: 'name' } },
      });
    }
    unwrap(await training.client.reportBack('s1/report', made.orderId, report('张叁')));
  });

  it('is none for a name as it is, and survives a restart of the platform', async () => {
    const plain = await written();
    expect(plain.record.application?.nameOnChip).toBeNull();
    expect(plain.made.nameOnChip).toBeNull();
    expect(plain.data.name).toBe('张三');
    unwrap(await training.client.cancelOrder('s1/cancel', plain.made.orderId, 'test'));
    await spell('张叁');
    training = await training.restart();
    expect(unwrap(await training.client.lookUp(ZHANG)).application?.nameOnChip).toBe('张叁');
  });

  it('is none where a platform of before says nothing of it', () => {
    const oldApplication = {
      id: 'A1',
      mode: 'online',
      state: 'approved',
      reasons: [],
      outletNo: 3,
      appliedFor: 'self',
      crossProvince: false,
      delivery: 'outlet',
      person: { name: '张三', idNumber: ZHANG.idNumber, birth: ZHANG.birth },
      submittedAt: 1,
    };
    expect(application.parse(oldApplication).nameOnChip).toBeNull();
    expect(
      order.parse({
        orderId: 'O1',
        state: 'open',
        cardNumber: 'D2143569X',
        cardId: null,
        bankActivated: false,
        face: {
          name: '张三',
          socialSecurityNumber: ZHANG.idNumber,
          cardNumber: 'D2143569X',
          issueDate: '20250601',
          expiryDate: '20350601',
          photo: '/9j/',
        },
      }).nameOnChip,
    ).toBeNull();
  });
});
