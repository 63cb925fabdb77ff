export const texts = {
  title: '办件',
  all: '全部',
  openOnly: '只看在办',
  kind: '类别',
  state: '状态',
  search: '编号、名称或单位',
  none: '没有符合条件的办件',
  more: '继续读取',
  number: '编号',
  name: '名称',
  party: '提交方',
  filedAt: '提交时间',
  waiting: '等待',
  back: '返回列表',
  openAlone: '单独打开',

  // What a case waits for.
  waitsFor: (who: string, step: string) => `等待 ${who} 办理「${step}」`,
  waitsOrg: (org: string, step: string) => `等待 ${org}「${step}」`,
  noWait: '已办结',
  followed: '决定已收到，系统正在办理下一步…',
  trains: (at: string) => `培训到 ${at} 结束`,
  lapses: (at: string) => `${at} 起失效`,
  signers: (n: number) => `需 ${n} 人会签`,
  escalated: '已超期，提请负责人',
  me: '由您办理',

  // Its process.
  process: '办理进程',
  filed: '提交',
  ended: '办结',
  took: (time: string) => `用时 ${time}`,
  sofar: (time: string) => `已等待 ${time}`,
  until: (at: string) => `${at} 前`,
  engine: '系统',
  timeline: '经过',
  early: '提前',
  late: (time: string) => `超期 ${time}`,

  // A decision.
  decision: '办理意见',
  comment: '意见',
  commentNeeded: '请写明原因，提交方据此补正',
  commentFree: '可不填',
  overrideHint: '此步骤由经办人办理。由您代为办理时须写明理由，理由会留存。',
  phrases: '常用语',
  originals: '已核对证明材料原件',
  exceptionsN: (n: number) => `其中 ${n} 人例外`,
  exceptionComment: '例外原因（必填）',
  exceptionFor: (name: string) => `${name} 的例外原因`,
  except: '例外',
  person: '姓名',
  why: '说明',
  persons: (n: number) => `共 ${n} 人`,
  clearExceptions: '取消例外',
  submit: { approved: '通过', returned: '退回补正', rejected: '不予通过' } as Record<string, string>,
  submitWith: (n: number) => `通过，${n} 人例外`,
  keys: { approved: 'A', returned: 'R', rejected: 'X' } as Record<string, string>,
  done: (number: string, outcome: string) => `${number} ${outcome}`,
  decidedElsewhere: '已由他人办理',
  decidedHint: '页面已更新到最新状态。',
  refresh: '看最新状态',

  // Stock phrases.
  keepPhrase: '存为常用语',
  sharePhrase: '存为全科常用语',
  phraseKept: '已存为常用语',
  forgetPhrase: '删除常用语',

  // Exactly what to correct.
  fields: '指明须补正的内容（可不选）',
  fieldRemark: (name: string) => `${name}：如何改`,
  fieldHow: '如何改',
  changed: '补正后的变化',
  wasAsked: '要求修改',

  // What the rules say.
  checks: '规则核对',
  checkOk: '符合',
  checkFailed: '不符',
  checksPassed: '全部符合',
  checksFailed: (n: number) => `${n} 项不符`,
  findings: '需要留意',
  findingsN: (n: number) => `${n} 处需要留意`,
  otherCase: '另一办件',
  clean: '核对无误',

  // Besides deciding.
  otherActions: '其他操作',
  take: '领办',
  taken: '已由您领办，同事不会重复办理',
  giveBack: '放回',
  givenBack: '已放回，同事可以办理',
  heldBy: (name: string) => `${name} 正在办理`,
  heldByYou: '您已领办',
  assignedTo: (name: string) => `先由 ${name} 办理`,
  handOver: '转办',
  handOverHint: '转给同事后由其办理，期限不变。',
  handedOver: '已转办',
  addSigner: '加签',
  addSignerHint: '请同事也在此件上签署意见。',
  signerAdded: '已请同事签署',
  signerPlace: '何时签署',
  signBefore: '办理前',
  signAfter: '通过后',
  signatures: '签署',
  everyoneSigns: '须全体签署',
  unsigned: '待签署',
  askedToSign: '同事请您签署意见',
  copy: '抄送',
  copyHint: '对方可以查看此件，并收到通知。',
  copied: '已抄送',
  colleague: '同事',
  colleagueNeeded: '请选择同事',
  noColleague: '没有可选的同事',
  word: '说明',
  urge: '催办',
  urgeAsk: '提醒办理人尽快办理。每天可催办一次。',
  urgeWord: '说明（可不填）',
  urged: '已催办',

  // What filers do.
  withdraw: '撤回',
  withdrawAsk: '撤回后此件办结，需要时请重新提交。',
  withdrawReason: '撤回说明（可不填）',
  correct: '去补正',
  returnedComment: '退回意见',
  cancel: '取消',
  notHere: '这件事项不在您的办理范围，您可以查看进程。',
};

type Phrases = Partial<Record<string, string[]>>;

const general: Phrases = {
  approved: ['材料齐全，予以通过。', '经核对原件，情况属实。'],
  returned: ['证明材料不清晰，请重新提交。', '人员信息有误，请核对后重新提交。'],
  rejected: ['不符合年度继续教育要求。'],
};

const ofPlans: Phrases = {
  approved: ['同意备案。', '材料齐全，予以通过。', '经核对原件，情况属实。'],
  returned: [
    '参训人员名单不完整，请补齐后重新提交。',
    '证明材料不清晰，请重新提交。',
    '授课教师信息不全，请补充。',
    '学时与课次安排不符，请核对。',
    '收费依据不明确，请写明文件名称。',
  ],
  rejected: ['不符合年度继续教育要求。', '与已备案方案重复。', '内容与所属系列不符。'],
};

/** The stock phrases that come with the page, for a kind of case and an outcome. */
export function phrasesFor(kind: string, outcome: string): string[] {
  return (kind === 'plan' ? ofPlans : general)[outcome] ?? [];
}

/** What became of a line of a hand-in. */
export const lineStates = {
  pending: '待审核',
  refused: '不计',
  excepted: '例外',
  registered: '已登记',
  dropped: '已终止',
} as const;
