# shellcheck shell=bash disable=SC2034,SC2154
# What the scripts that run the endpoint's Spark share. They set $root and $here, and $dir, their folder.

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
endpoint="$root/deploy/sql-endpoint"
class_path="$endpoint/target/outcomes-sql-endpoint.jar:$endpoint/target/lib/*"
client_class_path="$endpoint/target/outcomes-sql-endpoint.jar:$endpoint/target/client/*"
# Word splitting is meant: several options in one variable.
# shellcheck disable=SC2206
options=(${OUTCOMES_ENDPOINT_JAVA_OPTS:-})

# No listening port but the endpoint's own is for other machines.
export SPARK_LOCAL_IP=127.0.0.1

fetch_jars() {
  if [[ ! -d $endpoint/target/client || ! -f $endpoint/target/outcomes-sql-endpoint.jar ]]; then
    echo "sql-endpoint: fetching its jars with Maven (about 280 MB, once) ..." >&2
    (cd "$root" && mvn -B -ntp -q -pl deploy/sql-endpoint package >&2 < /dev/null)
  fi
}

# registration LAKE [RELEASE]: the statements that make its curated tables known.
registration() {
  local arguments=(ddl --lake "$1")
  [[ -z ${2:-} ]] || arguments+=(--release "$2")
  "$root/outcomes" "${arguments[@]}"
}

# catalogue_settings [METASTORE]: sets settings, for a metastore in a folder or at jdbc:postgresql:…; without one
# the catalogue is in memory. Its password is PGPASSWORD: options of Java are for every process to see.
catalogue_settings() {
  settings=()
  local key value
  while read -r key value; do
    [[ -z $key || $key == \#* ]] || settings+=("-D$key=$value")
  done < "$endpoint/spark-defaults.conf"
  settings+=(
    "-Dlog4j2.configurationFile=$endpoint/log4j2.properties"
    "-Dspark.sql.warehouse.dir=$dir/warehouse"
    "-Dderby.stream.error.file=$dir/derby.log"
  )
  local metastore=()
  case "${1:-}" in
    "") settings+=(-Dspark.sql.catalogImplementation=in-memory) ;;
    jdbc:postgresql:*)
      metastore=("ConnectionURL=$1" ConnectionDriverName=org.postgresql.Driver
        "ConnectionUserName=${PGUSER:-$USER}")
      ;;
    *)
      mkdir -p "$1"
      metastore=("ConnectionURL=jdbc:derby:;databaseName=$(cd -P "$1" && pwd)/metastore;create=true")
      ;;
  esac
  ((${#metastore[@]})) || return 0
  for value in "${metastore[@]}"; do
    settings+=("-Dspark.hadoop.javax.jdo.option.$value")
  done
  settings+=(-Dspark.sql.catalogImplementation=hive -Dspark.hadoop.hive.metastore.schema.verification=false)
  # In PostgreSQL Hive would wait for itself when it makes its tables: there its schematool has to have made them.
  [[ $1 == jdbc:* ]] || settings+=(-Dspark.hadoop.datanucleus.schema.autoCreateAll=true)
}
