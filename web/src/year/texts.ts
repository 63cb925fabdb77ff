export const texts = {
  title: (year: number) => `${year} 年度`,
  noYear: '还没有开启的年度',
  noYearHint: '开启年度后，人员、方案和报送才能办理。',
  year: '年度',
  state: '状态',

  // The calendar.
  calendar: '年历',
  today: '今天',
  months: (m: number) => `${m}月`,
  learning: '学习期',
  platform: '公需科目开考',
  closes: '年度截止',
  windows: '审验时间',
  plans: '培训方案',
  allSeries: '各系列',
  morePlans: (n: number) => `只画出最近的 ${n} 个方案`,
  noPlans: '还没有方案',
  legend: { filed: '待审核', accepted: '已备案', trained: '待登记学时', registered: '学时已登记' },

  // Key dates and windows.
  dates: '重要日期',
  past: '已过',
  inDays: (n: number) => (n === 0 ? '今天' : `${n} 天后`),
  opens: (what: string) => `${what} 开始`,
  ends: (what: string) => `${what} 截止`,
  windowStates: { announced: '未开始', open: '进行中', closed: '已结束' } as Record<string, string>,
  notAnnounced: '当年不参加评审人员的审验时间尚未公布',
  announce: '公布审验时间',
  announceHint: '公布后立即通知各单位和主管部门，到时自动开始和截止。',
  announced: '已公布',
  cohort: '人员',
  series: '系列',
  seriesHint: '不选为各系列',
  opensOn: '开始日期',
  closesOn: '截止日期',

  // Statistics.
  statistics: '完成情况',
  enrolled: '应完成',
  completed: '已完成',
  incomplete: '未完成',
  undecided: '进行中',
  people: '人',

  // The policy.
  policy: '年度政策',
  hours: '学时要求',
  hoursText: (total: number, common: number, specialty: number) =>
    `全年 ${total} 学时，公需 ${common}、专业 ${specialty} 以上`,
  course: '公需科目',
  courseText: (course: string, pass: number) => `《${course}》，${pass} 分以上合格`,
  lead: '方案备案',
  leadText: (days: number) => `培训前 ${days} 日`,
  hotlines: '咨询电话',
  annex: '系列与主管部门',
  source: '政策文件',

  // Opening a year.
  open: '开启年度',
  openHint: '开启后政策即固定，之后修改政策文件不影响已开启的年度。所有在册人员同时列入本年度。',
  shipped: '使用自带的政策',
  shippedName: '广德市 2020 年度（guangde-2020）',
  ownFile: '上传政策文件',
  chooseFile: '选择文件（.yaml）',
  name: '名称',
  opened: '年度已开启',
};
