import { describe, expect, it } from 'vitest';
import { applicantPreviews } from '#renderer/simulator-panel/preview-applicant-journey.ts';
import { Away, covered } from '#services/issuance/away.ts';

const code = (result: ReturnType<Away['leave']>): string | null => (result.ok ? null : result.error.code);

describe('an applicant who left', () => {
  it('is hidden until the teller nods, however often the screen is touched', () => {
    const away = new Away();
    expect(away.of('S1')).toBe('none');
    expect(code(away.leave('S1'))).toBeNull();
    expect(away.of('S1')).toBe('away');
    expect(code(away.comeBack('S1'))).toBeNull();
    expect(code(away.comeBack('S1'))).toBeNull();
    expect(away.of('S1')).toBe('back');
    expect(code(away.uncover('S1'))).toBeNull();
    expect(away.of('S1')).toBe('none');
  });

  it('may be shown again before anybody touched the screen: the teller sees who is there', () => {
    const away = new Away();
    away.leave('S1');
    expect(code(away.uncover('S1'))).toBeNull();
  });

  it('leaves nothing to the next session', () => {
    const away = new Away();
    away.leave('S1');
    expect(away.of('S2')).toBe('none');
    expect(code(away.comeBack('S2'))).toBe('session.not-now');
    expect(code(away.uncover('S2'))).toBe('session.not-now');
    expect(away.of('S1')).toBe('away');
  });

  it('can’t leave, come back or be shown without a session', () => {
    const away = new Away();
    expect([away.leave(null), away.comeBack(null), away.uncover(null)].map(code)).toEqual([
      'session.not-now',
      'session.not-now',
      'session.not-now',
    ]);
    expect(away.of(null)).toBe('none');
  });

  it('takes everything personal out of the view', () => {
    for (const [name, preview] of Object.entries(applicantPreviews)) {
      const said = JSON.stringify(covered(preview()));
      for (const personal of ['张三', '张*', '11010519491231002X', '13800000000', '李样本', 'jpeg":"']) {
        expect([name, said.includes(personal)]).toEqual([name, false]);
      }
    }
  });
});
