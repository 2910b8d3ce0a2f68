import type { CodeTexts } from './code-text.ts';

/** Failures of the simulator and of scenario files (`drivers/simulator`). */
export const simulatorCodes = {
  'scenario.not-found': {
    zh: { what: '找不到演练脚本 {{file}}', next: '请检查文件路径' },
    en: { what: 'There is no scenario file {{file}}', next: 'Please check the path' },
  },
  'scenario.malformed': {
    zh: { what: '演练脚本有误：{{path}}：{{cause}}', next: '请修改脚本后重试' },
    en: { what: 'The scenario does not fit: {{path}}: {{cause}}', next: 'Please correct the file and try again' },
  },
  'scenario.unknown-person': {
    zh: { what: '演练脚本中没有编号为 {{person}} 的人员', next: '请选用脚本中已有的人员编号' },
    en: { what: 'The scenario has no person {{person}}', next: 'Please choose a person of the scenario' },
  },
  'simulator.already-running': {
    zh: { what: '该目录下的模拟器已在运行（进程 {{pid}}）', next: '请直接使用，或先停止该进程' },
    en: {
      what: 'A simulator runs in this directory already (process {{pid}})',
      next: 'Please use it or stop it first',
    },
  },
  'simulator.not-running': {
    zh: { what: '模拟器未运行', next: '请先启动模拟器' },
    en: { what: 'The simulator does not run', next: 'Please start it first' },
  },
  'simulator.port-in-use': {
    zh: { what: '{{device}} 的端口 {{port}} 已被占用', next: '请关闭占用该端口的程序，或换用其他端口' },
    en: {
      what: 'Port {{port}} of {{device}} is in use',
      next: 'Please close the other program or choose another port',
    },
  },
  'simulator.data-damaged': {
    zh: { what: '模拟器数据文件已损坏：{{file}}', next: '请移走该文件后重新启动' },
    en: { what: 'A data file of the simulator is damaged: {{file}}', next: 'Please move it away and start again' },
  },
  'simulator.unknown-outlet': {
    zh: { what: '网点目录中没有第 {{outletNo}} 号网点', next: '请使用 1 至 29 号网点' },
    en: { what: 'The directory has no outlet {{outletNo}}', next: 'Please use an outlet from 1 to 29' },
  },
  'simulator.unknown-device': {
    zh: { what: '没有名为 {{device}} 的模拟设备', next: '请检查设备名称' },
    en: { what: 'There is no virtual device {{device}}', next: 'Please check the name' },
  },
  'simulator.unknown-act': {
    zh: { what: '模拟设备 {{device}} 不支持操作 {{act}}', next: '请检查操作名称' },
    en: { what: 'The virtual device {{device}} has no act {{act}}', next: 'Please check the name' },
  },
  'simulator.bad-act': {
    zh: { what: '模拟设备 {{device}} 的操作 {{act}} 不能执行：{{reason}}', next: '请修改参数后重试' },
    en: {
      what: 'The act {{act}} of {{device}} can’t be done: {{reason}}',
      next: 'Please correct it and try again',
    },
  },
  'simulator.unknown-person': {
    zh: { what: '模拟平台没有编号为 {{person}} 的人员或申请', next: '请选用脚本中已有的人员编号' },
    en: {
      what: 'The virtual platform has no person or application of {{person}}',
      next: 'Please choose a person of the scenario',
    },
  },
  'simulator.refused': {
    zh: { what: '模拟器控制接口拒绝了请求', next: '请检查控制地址和令牌' },
    en: { what: 'The simulator’s control refused the request', next: 'Please check address and token' },
  },
  'training.unknown-act': {
    zh: { what: '培训台没有这项操作', next: '请重新打开培训台后再选' },
    en: { what: 'The training desk has no such act', next: 'Please open the desk again and choose' },
  },
  'training.bad-place': {
    zh: { what: '此项不能布置在这一步', next: '请另选一步' },
    en: { what: 'It can’t be put on this step', next: 'Please choose another step' },
  },
  'training.faults-left': {
    zh: { what: '仍有未清除的故障：{{devices}}', next: '请在“机器”页逐项恢复' },
    en: { what: 'Some faults remain: {{devices}}', next: 'Please put them right on the page “Machine”' },
  },
} as const satisfies CodeTexts;
