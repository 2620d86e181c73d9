#!/bin/bash
set -e
/etc/eks/bootstrap.sh 'my-cluster' \
  --apiserver-endpoint 'https://ABC.gr7.ap-northeast-2.eks.amazonaws.com' \
  --b64-cluster-ca 'Q0E=' \
  --service-ipv4-cidr '10.100.0.0/16'
