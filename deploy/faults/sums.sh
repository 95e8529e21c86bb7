# What the tables of a lake hold, for scripts that compare lakes. Wants $root, $work and $tables; a lake NAME is in
# $work/NAME/lake, with the definitions in $work/conf.

# columns TABLE: those that do not only say which run has written a row, and when.
columns() {
  sed -n 's/^  - {name: \([a-z0-9_]*\), type: .*/\1/p' "$root/conf/tables/$1.yaml" \
    | grep -vxE 'run_id|release_id|old_release_id|[a-z_]+_at' | paste -s -d ,
}

# sums NAME: rows of each table, and a sum over them in which their order does not matter.
sums() {
  local table sql=""
  for table in $tables; do
    sql+="${sql:+ union all }select '$table' as name, count(*) as n,
      sum(cast(xxhash64($(columns "$table")) as decimal(38))) as hash from $table"
  done
  "$root/outcomes" query --csv --env demo --conf "$work/conf" --lake "$work/$1/lake" "$sql order by 1" 2>> "$work/$1/log"
}
