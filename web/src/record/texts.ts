export const texts = {
  title: '审计记录',
  note: '每次办理、导出、登录、退出和被拒绝的访问，按先后记入防篡改的日志；每一条都可以下载证明，用 xueshi audit check 独立核对。',
  none: '没有符合条件的记录',
  position: '序号',
  at: '业务时间',
  who: '账号',
  what: '内容',
  case: '办件',
  open: '查看',
  proof: '下载证明',
  days: '起止日期',
};
