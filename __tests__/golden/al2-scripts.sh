#!/bin/bash
set -e
echo "before $${HOME} %%{x}"
/etc/eks/bootstrap.sh 'my-cluster' \
  --apiserver-endpoint 'https://ABC.gr7.ap-northeast-2.eks.amazonaws.com' \
  --b64-cluster-ca 'Q0E=' \
  --service-ipv4-cidr '10.100.0.0/16' \
  --local-disks raid0
echo after
