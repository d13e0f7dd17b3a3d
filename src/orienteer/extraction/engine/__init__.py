"""The scanning engine: texts to tokens, phrases, lines and mentions, compiled to machine code for large batches."""
