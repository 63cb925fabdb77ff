export const texts = {
  title: '统一报送',
  people: '人',
  note: '公需和专业学时都登记完成的人员，由单位统一报送审验、盖章。',
  ready: '可以报送',
  notReady: '还不能报送',
  readyN: (n: number) => `${n} 人可以报送`,
  nobodyReady: '现在没有可以报送的人员',
  nobodyReadyHint: '学时登记齐全、并在审验时间内的人员会出现在这里。',
  everyoneReady: '全部人员都可以报送',
  pickAll: '全选',
  submit: (n: number) => `报送 ${n} 人`,
  done: (number: string, n: number) => `已报送 ${n} 人，编号 ${number}`,
  lateByBureau: '登记迟于年度截止，可补报',
  missedWindow: '已错过参评人员审验时间，随其他人员报送',
  past: '已报送的批次',
  none: '还没有报送过',
  refusedHint: '名单没有报送。请去掉下列人员，或待情况变化后再报：',

  groups: {
    hours: '学时不足',
    window: '不在审验时间',
    live: '已在办理或已盖章',
    other: '其他原因',
  },

  // A submission as it is read.
  peopleN: (n: number) => `报送 ${n} 人`,
  state: '状态',
  comment: '意见',
  serial: '盖章编号',
  summary: (verified: number, returned: number) => `审验通过 ${verified} 人，退回 ${returned} 人`,
};
