// npm run demo:collectors -- --program SLUG --collectors 40: a workload against a running gateway.
import '@/lib/collector-sdk/demo-main'
