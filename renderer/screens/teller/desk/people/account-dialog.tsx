import { Button } from 'antd';
import { useState } from 'react';
import type { MethodOutput } from '#contract/methods.ts';
import { STAFF_ROLES, type StaffRole } from '#domain/staff/staff-member.ts';
import { useAct } from '../../../../bridge/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Field } from '../../../../ui/field.tsx';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { RadioTiles } from '../../../../ui/radio-tiles.tsx';
import { SecretInput } from '../../../../ui/secret-input.tsx';
import { TextInput } from '../../../../ui/text-input.tsx';
import {
  NOBODY_YET,
  OwnSecret,
  problemOf,
  TwoPeople,
  twoPeopleOf,
  withoutSecrets,
} from '../../../../ui/two-people.tsx';

export type Account = MethodOutput<'staff.list'>['accounts'][number];

/** What is done to whom. */
export type AccountTask =
  | { readonly act: 'add'; readonly account: null }
  | { readonly act: 'disable' | 'reset'; readonly account: Account };

export interface AccountDialogProps {
  readonly task: AccountTask;
  /** There is no second supervisor yet: the only one adds the second alone. */
  readonly onlySupervisor: boolean;
  onDone(): void;
  onClose(): void;
}

/** One act on an account, proven by the own password, or by two where a supervisor's account is meant. */
export const AccountDialog = ({ task, onlySupervisor, onDone, onClose }: AccountDialogProps) => {
  const { t } = useText();
  const act = useAct();
  const [staffId, setStaffId] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<StaffRole>('teller');
  const [secret, setSecret] = useState('');
  const [people, setPeople] = useState(NOBODY_YET);
  const [tried, setTried] = useState(false);
  const { account } = task;
  const two = (account?.role ?? role) === 'supervisor' && !onlySupervisor;
  const withSecret = task.act !== 'disable';

  const prove = () => {
    const pair = twoPeopleOf(people);
    if (two) return pair;
    return people.ownSecret === '' ? null : { ownSecret: people.ownSecret, second: null };
  };
  const call = (proof: NonNullable<ReturnType<typeof prove>>) => {
    if (task.act === 'disable') return act.run('staff.disable', { staffId: task.account.staffId, ...proof });
    if (task.act === 'reset') return act.run('staff.resetSecret', { staffId: task.account.staffId, secret, ...proof });
    return act.run('staff.add', { staffId: staffId.trim(), name: name.trim(), role, secret, ...proof });
  };
  const send = async () => {
    setTried(true);
    const proof = prove();
    const unnamed = account === null && (staffId.trim() === '' || name.trim() === '');
    if (proof === null || unnamed || (withSecret && secret === '')) return;
    const answer = await call(proof);
    // What was typed is not kept, taken or not.
    setPeople(withoutSecrets);
    setTried(false);
    if (answer?.ok) onDone();
  };

  const title = account === null ? t('people.add.title') : t(`people.${task.act}.title`, { id: account.staffId });
  const told = problemOf(act.problem, 'own') ?? problemOf(act.problem, 'second');
  return (
    <Dialog title={title} onClose={onClose} size="wide">
      <form
        className="account-form"
        data-act={task.act}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {account !== null && (
          <p>{t(task.act === 'disable' ? 'people.disable.what' : 'people.reset.what', { name: account.name })}</p>
        )}
        {account === null && (
          <>
            <Field label={t('people.account')} problem={tried && staffId.trim() === '' ? t('seat.need.staffId') : null}>
              {(aria) => (
                <TextInput
                  {...aria}
                  value={staffId}
                  onChange={setStaffId}
                  onBlur={() => undefined}
                  maxLength={20}
                  testId="account-id"
                />
              )}
            </Field>
            <Field label={t('people.name')} problem={tried && name.trim() === '' ? t('seat.need.name') : null}>
              {(aria) => (
                <TextInput
                  {...aria}
                  value={name}
                  onChange={setName}
                  onBlur={() => undefined}
                  maxLength={60}
                  testId="account-name"
                />
              )}
            </Field>
            <RadioTiles
              legend={t('people.role')}
              name="account-role"
              tiles={STAFF_ROLES.map((value) => ({
                value,
                label: t(`role.${value}`),
                testId: `account-role-${value}`,
              }))}
              value={role}
              onChange={(one) => setRole(one)}
            />
          </>
        )}
        {withSecret && (
          <Field
            label={t('people.firstSecret')}
            problem={tried && secret === '' ? t('seat.need.secret') : null}
            hint={t('seat.secret.rule')}
          >
            {(aria) => <SecretInput {...aria} value={secret} onChange={setSecret} testId="account-secret" />}
          </Field>
        )}
        {two ? (
          <TwoPeople rule="supervisor" draft={people} onChange={setPeople} tried={tried} problem={act.problem} />
        ) : (
          <OwnSecret
            value={people.ownSecret}
            onChange={(ownSecret) => setPeople({ ...people, ownSecret })}
            tried={tried}
            problem={act.problem}
          />
        )}
        <ProblemNote problem={told === null ? act.problem : null} />
        <div className="dialog-buttons">
          <Button size="large" onClick={onClose} data-testid="account-back">
            {t('people.back')}
          </Button>
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={act.pending !== null}
            data-testid="account-save"
          >
            {t(`people.${task.act}.save`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
