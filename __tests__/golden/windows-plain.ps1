<powershell>
& "$env:ProgramFiles\Amazon\EKS\Start-EKSBootstrap.ps1" -EKSClusterName 'my-cluster' `
  -APIServerEndpoint 'https://ABC.gr7.ap-northeast-2.eks.amazonaws.com' `
  -Base64ClusterCA 'Q0E=' `
  -ServiceCIDR '10.100.0.0/16' `
  -DNSClusterIP '10.100.0.10' `
  3>&1 4>&1 5>&1 6>&1
</powershell>
