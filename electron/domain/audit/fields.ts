/** Names of details that several events carry. */
export const FIELDS = {
  blankId: { zh: '白卡编号', en: 'number of the blank' },
  boxId: { zh: '卡盒编号', en: 'number of the box' },
  material: { zh: '材料种类', en: 'kind of paper' },
  decision: { zh: '确认的事项', en: 'what was ticked' },
  on: { zh: '勾选或取消', en: 'ticked or taken back' },
  role: { zh: '角色', en: 'role' },
  first: { zh: '第一人', en: 'first person' },
  second: { zh: '第二人', en: 'second person' },
} as const;
