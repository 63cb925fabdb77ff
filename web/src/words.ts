// The names that users read for the API's words. They are those of the server's package texts, and a test compares them.

export const words = {
  role: {
    person: '个人',
    unit: '用人单位',
    department: '行业主管部门',
    provider: '施教机构',
    clerk: '事业专技科经办人',
    chief: '事业专技科负责人',
    admin: '系统管理员',
    auditor: '审计人员',
  },
  kind: {
    year: '年度',
    plan: '培训方案备案',
    transcript: '公需科目成绩登记',
    submission: '统一报送审验',
    claim: '成果认定',
    feedback: '意见反馈',
  },
  state: {
    filed: '待审核',
    returned: '退回补正',
    accepted: '已备案',
    changing: '变更审核中',
    trained: '培训结束，待登记学时',
    recorded: '学时待审核',
    verified: '已审验，待盖章',
    registered: '学时已登记',
    stamped: '已盖章',
    answered: '已答复',
    rejected: '不予通过',
    withdrawn: '已撤回',
    cancelled: '已取消',
    lapsed: '已失效',
    expired: '年度截止，已终止',
    open: '进行中',
    closing: '年终清理中',
    closed: '已结束',
  },
  step: {
    correction: '补正',
    training: '组织培训',
    results: '登记培训结果',
    waiver: '备案期限特批',
    planReview: '方案审核',
    changeReview: '变更审核',
    transcriptReview: '成绩单审核',
    hoursReview: '学时审核',
    verification: '审验',
    stamping: '盖章',
    confirmation: '主管部门确认',
    claimReview: '成果认定审核',
    sorting: '整理转报',
    answering: '答复',
  },
  outcome: {
    approved: '通过',
    returned: '退回补正',
    rejected: '不予通过',
    corrected: '已补正',
    withdrawn: '撤回',
    changed: '申请变更',
    cancelled: '取消培训',
    recorded: '已登记',
    passed: '已到期，进入下一步',
    lapsed: '逾期失效',
    expired: '年度截止，终止',
    skipped: '无需办理',
  },
  yearOutcome: { completed: '已完成年度学习任务', incomplete: '未完成年度学习任务', '': '尚未确定' },
  cohort: { titleReview: '当年参加职称评审（考试）人员', others: '当年不参加职称评审（考试）人员' },
  subject: { common: '公需科目', specialty: '专业科目' },
  move: {
    transfer: '调往其他单位',
    leave: '离职',
    retire: '退休',
    death: '去世',
    return: '返岗',
    merger: '随单位合并',
  },
  personStatus: { active: '在岗', left: '已离职', retired: '已退休', died: '已去世' },
  standing: {
    eligible: '不受影响',
    ineligible: '因未完成年度学习任务，不予推荐（不能评为优秀）',
    undecided: '年度结果尚未确定',
    notEnrolled: '该年度未列入继续教育人员',
    unknown: '没有找到，或不在您的查询范围',
  },
  field: {
    departmentId: '行业主管部门',
    providerId: '施教机构',
    series: '系列',
    subject: '培训主题',
    content: '培训内容',
    startsOn: '开班日期',
    endsOn: '结束日期',
    place: '培训地点',
    teachers: '授课教师',
    roster: '参训人员名单',
    fee: '收费标准',
    feeBasis: '收费依据',
    hours: '学时',
    sessions: '课次',
    waiverReason: '特批理由',
    results: '培训结果',
    evidence: '证明材料',
    lines: '成绩单',
    people: '报送人员',
    title: '成果名称',
    identity: '成果标识',
    fileHash: '材料文件',
    earnedOn: '成果日期',
    authors: '作者',
  },
  unitKind: { enterprise: '企业', institution: '事业单位', social: '社会组织', township: '乡镇事业单位' },
} as const;

/** The name of a word; a word without a name (a city's own step) is shown as it is. */
export function word(table: keyof typeof words, name: string): string {
  return (words[table] as Record<string, string>)[name] ?? name;
}

/** Names short enough for lists and charts, where the full ones are too long. */
export const short: Record<string, string> = {
  plan: '方案',
  transcript: '成绩单',
  submission: '报送',
  claim: '成果',
  feedback: '反馈',
  year: '年度',
  clerk: '经办人',
  chief: '负责人',
  department: '主管部门',
  provider: '施教机构',
  unit: '用人单位',
  person: '本人',
  trained: '待登记结果',
  expired: '年度截止',
  titleReview: '参加评审',
  others: '不参加评审',
};

export function shortWord(table: keyof typeof words, name: string): string {
  return short[name] ?? word(table, name);
}

/** What a case is called where it stands among others: a plan by its subject, a hand-in by who handed it in. */
export function caseName(c: { kind: string; title: string; unit?: string; filedBy?: string }): string {
  return c.kind === 'transcript' ? c.unit || c.filedBy || c.title : c.title;
}
