import './people.css';
import { UserAddOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useRead, useView } from '../../../../bridge/use-view.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { type Account, AccountDialog, type AccountTask } from './account-dialog.tsx';

/** The accounts of the outlet: read by an auditor, kept by supervisors. */
export const PeopleDeskPage = () => {
  const { t } = useText();
  const staff = useView('staff').data;
  const list = useRead('staff.list', {});
  const [task, setTask] = useState<AccountTask | null>(null);
  const [told, setTold] = useState<AccountTask['act'] | null>(null);
  const revision = staff?.revision;
  const { refetch } = list;
  useEffect(() => {
    // Accounts are part of what the staff view counts.
    if (revision !== undefined) void refetch();
  }, [revision, refetch]);

  const accounts = list.data?.accounts ?? [];
  const you = staff?.signedIn ?? null;
  const mayChange = you?.role === 'supervisor';
  const open = (next: AccountTask) => {
    setTold(null);
    setTask(next);
  };
  return (
    <>
      <p className="quiet">{t(mayChange ? 'people.hint' : 'people.readOnly')}</p>
      {told !== null && (
        <p className="good" role="status" data-testid="people-told">
          {t(`people.done.${told}`)}
        </p>
      )}
      <table className="people-table">
        <thead>
          <tr>
            <th scope="col">{t('people.account')}</th>
            <th scope="col">{t('people.name')}</th>
            <th scope="col">{t('people.role')}</th>
            <th scope="col">{t('people.state')}</th>
            {mayChange && (
              <th scope="col">
                <span className="visually-hidden">{t('people.acts')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.staffId} data-testid={`account-${account.staffId}`} data-state={stateOf(account)}>
              <td>{account.staffId}</td>
              <td>{account.name}</td>
              <td>{t(`role.${account.role}`)}</td>
              <td>{t(`people.state.${stateOf(account)}`)}</td>
              {mayChange && (
                <td className="people-acts">
                  {account.staffId === you.staffId ? (
                    <span className="quiet">{t('people.you')}</span>
                  ) : (
                    <>
                      <Button onClick={() => open({ act: 'reset', account })} data-testid={`reset-${account.staffId}`}>
                        {t(account.disabledAt === null ? 'people.reset' : 'people.reopen')}
                      </Button>
                      {account.disabledAt === null && (
                        <Button
                          onClick={() => open({ act: 'disable', account })}
                          data-testid={`disable-${account.staffId}`}
                        >
                          {t('people.disable')}
                        </Button>
                      )}
                    </>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {mayChange && (
        <div>
          <Button
            type="primary"
            size="large"
            icon={<UserAddOutlined />}
            onClick={() => open({ act: 'add', account: null })}
            data-testid="people-add"
          >
            {t('people.add')}
          </Button>
        </div>
      )}
      {task !== null && (
        <AccountDialog
          task={task}
          onlySupervisor={accounts.filter(isActiveSupervisor).length === 1}
          onDone={() => {
            setTold(task.act);
            setTask(null);
          }}
          onClose={() => setTask(null)}
        />
      )}
    </>
  );
};

const isActiveSupervisor = ({ role, disabledAt }: Account): boolean => role === 'supervisor' && disabledAt === null;

const stateOf = ({ disabledAt, lockedUntil, mustChange }: Account) => {
  if (disabledAt !== null) return 'disabled';
  if (lockedUntil !== null && lockedUntil > Date.now()) return 'locked';
  return mustChange ? 'mustChange' : 'active';
};
